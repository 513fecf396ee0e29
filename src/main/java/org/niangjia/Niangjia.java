package org.niangjia;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** 娘家. The whole house as one Spring application; started by {@code app.command.Main}. */
@SpringBootApplication
@Modulithic(systemName = "Niangjia 娘家")
public class Niangjia {}
